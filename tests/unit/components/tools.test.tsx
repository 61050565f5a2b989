// @vitest-environment happy-dom
/** Settings > Tools: what a connection says, and what the form lets through. */
import '../support/i18n';
import { describe, expect, test, vi } from 'vitest';
import { Tools } from '../../../components/settings/Tools';
import { noTool, toConnection, toolProblem } from '../../../components/toolChoice';
import { isHeld } from '../../../entrypoints/dashboard/tools';
import { TOOL_OUTCOMES } from '../../../utils/model/outcomes';
import { named, press, show, submit, type } from '../support/dom';
import { NOW } from '../support/views';
import { tools } from './harness/props';
import { connections } from './harness/scenes';

const spies = () => ({
  addTool: vi.fn(async () => undefined),
  readTool: vi.fn(),
  trackTool: vi.fn(),
  allowTool: vi.fn(),
  signInTool: vi.fn(),
  signOutTool: vi.fn(),
  removeTool: vi.fn(),
  useTool: vi.fn(),
});
const page = (actions = spies(), given = connections) =>
  show(
    <Tools
      tools={tools}
      connections={given}
      accounts={[]}
      now={NOW}
      lang="en-GB"
      redirectUri="https://abc.chromiumapp.org/"
      onCopy={async () => undefined}
      actions={actions}
    />,
  );
const item = (root: ParentNode, id: string) =>
  root.querySelector<HTMLElement>(`[data-connection="${id}"]`) as HTMLElement;
const NAME = 'BrightBean Studio, studio.acme.example';

describe('a connection', () => {
  test('says what came of the last reading and when, and offers what can be done', () => {
    const actions = spies();
    const root = page(actions);
    expect(item(root, 't1').textContent).toContain('17 accounts listed');
    expect(item(root, 't1').textContent).toContain('read 4 minutes ago');
    press(named(root, `Track all 14: ${NAME}`));
    press(named(root, `Read now: ${NAME}`));
    press(named(root, `Remove address: ${NAME}`));
    expect(actions.removeTool).not.toHaveBeenCalled();
    press(named(root, 'Remove address'));
    expect([actions.trackTool, actions.readTool, actions.removeTool].map(spy => spy.mock.calls)).toEqual([
      [['t1']],
      [['t1']],
      [['t1']],
    ]);
    expect(item(root, 't2').textContent).toContain('Chatwoot does not accept this key');
    expect(item(root, 't4').getAttribute('aria-busy')).toBe('true');
  });

  test('without permission it asks for that and nothing else', () => {
    const actions = spies();
    const root = page(actions);
    const name = 'Postiz, social.acme.example';
    expect([...item(root, 't3').querySelectorAll('button')].map(button => button.textContent)).toEqual([
      'Allow access',
      'Remove address',
    ]);
    press(named(root, `Allow access: ${name}`));
    expect(actions.allowTool.mock.calls).toEqual([[connections[2]]]);
  });

  test.each(TOOL_OUTCOMES)('%s is said in words', code => {
    const [first] = connections;
    const root = page(spies(), first ? [{ ...first, outcome: { code, at: NOW } }] : []);
    const said = item(root, 't1').querySelector('[role=status]')?.textContent ?? '';
    expect(said.length).toBeGreaterThan(10);
    expect(said).not.toContain('{');
  });

  test('a key that is refused is changed in the form, for that very address', () => {
    const actions = spies();
    const root = page(actions);
    press(
      [...item(root, 't2').querySelectorAll('button')].find(
        button => button.textContent === 'Change key',
      ) as HTMLElement,
    );
    const form = root.querySelector('form') as HTMLFormElement;
    expect((form.elements.namedItem('address') as HTMLInputElement).value).toBe(connections[1]?.origin);
    submit(form);
    expect(form.textContent).toContain('Enter the API key.');
    type(form.elements.namedItem('apiKey') as HTMLInputElement, 'new-key');
    submit(form);
    expect(actions.addTool.mock.calls).toEqual([
      [{ tool: 'chatwoot', origin: connections[1]?.origin, apiKey: 'new-key', accountId: '3' }],
    ]);
  });
});

test('"I use …" asks for a tool whose pages are read; one that is on says so', () => {
  const actions = spies();
  const root = page(actions);
  press(named(root, 'I use Facelift'));
  expect(actions.useTool.mock.calls).toEqual([['facelift']]);
  expect(root.querySelector('[data-tool=livefyre]')?.textContent).toContain('Badges are on');
});

describe('the form', () => {
  const [brightbean, chatwoot, mixpost] = tools.choices;
  const given = (address: string, more = {}) => ({ ...noTool(brightbean), address, apiKey: 'k', ...more });

  test.each([
    ['', 'tools_bad_address'],
    ['http://social.acme.example', 'tools_bad_address'],
    ['javascript:alert(1)', 'tools_bad_address'],
    ['social', 'tools_bad_address'],
    ['social.acme.example', undefined],
    [' https://social.acme.example:8443/a/b?c#d ', undefined],
  ])('an address of "%s": %s', (address, problem) => {
    if (!brightbean) throw new Error('It is there');
    expect(toolProblem(given(address), brightbean, false)).toBe(problem);
  });

  test('takes the origin of whatever was pasted, and Chatwoot’s account from its address', () => {
    if (!chatwoot || !mixpost) throw new Error('They are there');
    const values = given('https://inbox.acme.example/app/accounts/42/dashboard', { tool: 'chatwoot' });
    expect(toolProblem(values, chatwoot, false)).toBeUndefined();
    expect(toConnection(values, chatwoot)).toEqual({
      tool: 'chatwoot',
      origin: 'https://inbox.acme.example',
      apiKey: 'k',
      accountId: '42',
    });
    expect(toolProblem(given('https://inbox.acme.example/'), chatwoot, false)).toBe('tools_missing_account');
    // A tool that is read with the person's own sign-in gets no key, whatever stands in a field that is not shown.
    expect(toConnection(given('mix.acme.example'), mixpost)).toEqual({
      tool: 'mixpost',
      origin: 'https://mix.acme.example',
    });
  });

  test('a key is asked for where there is no other way, unless the address has one', () => {
    if (!brightbean || !mixpost) throw new Error('They are there');
    const values = given('https://a.example', { apiKey: ' ' });
    expect(toolProblem(values, brightbean, false)).toBe('tools_missing_key');
    expect(toolProblem(values, brightbean, true)).toBeUndefined();
    expect(toolProblem(values, mixpost, false)).toBeUndefined();
  });
});

test.each([
  ['https://a.example/*', ['https://a.example/*'], true],
  ['https://a.example/*', ['https://*/*'], true],
  ['https://a.b.example/*', ['https://*.b.example/*'], true],
  ['https://ab.example/*', ['https://*.b.example/*', 'https://b.example/*'], false],
  ['https://a.example/*', [], false],
])('%s is held by %j: %s', (pattern, held, yes) => {
  expect(isHeld(pattern, held)).toBe(yes);
});
