// @vitest-environment happy-dom
/** A form is done with when it is saved, and not before: what the background refuses is said, and what was typed in stays. */
import '../support/i18n';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { OwnerForm } from '../../../components/OwnerForm';
import { People as Book } from '../../../components/people';
import { Apps } from '../../../components/settings/Apps';
import { Channels } from '../../../components/settings/Channels';
import { Data } from '../../../components/settings/Data';
import { Escalation } from '../../../components/settings/Escalation';
import { Notices } from '../../../components/settings/Notices';
import { People } from '../../../components/settings/People';
import { TaughtItem } from '../../../components/settings/TaughtItem';
import { Tools } from '../../../components/settings/Tools';
import { named, press, show, spies, submit, type } from '../support/dom';
import { NOW, viewOf } from '../support/views';
import { people } from './harness/people';
import { fixed, taught, tools } from './harness/props';

const NO = 'That did not work. Please try again.';
const common = { now: NOW, lang: 'en-GB', redirectUri: 'https://abc.chromiumapp.org/', onCopy: async () => undefined };

/** Refuses as often as it is asked, until it is told to take it. */
const background = () => {
  const state = { takes: false };
  return { state, save: vi.fn(async () => (state.takes ? undefined : NO)) };
};
/** Pressing "Save", with the answer that comes for it. */
const sent = (form: Element | null | undefined) =>
  act(async () => {
    submit(form);
    // All that is awaited is there already: it is through when the next task begins.
    await new Promise(resolve => setTimeout(resolve));
  });
const status = (root: ParentNode) =>
  [...root.querySelectorAll('[role=status]')].map(({ textContent, className }) => [textContent, className]);
const field = (root: ParentNode, name: string) => root.querySelector<HTMLInputElement>(`form [name=${name}]`);

describe('what is refused keeps its form', () => {
  test('a person', async () => {
    const { state, save } = background();
    const root = show(<People people={[]} channels={[]} accounts={[]} lang="en-GB" onSave={save} onRemove={vi.fn()} />);
    press(named(root, 'Add person'));
    type(field(root, 'name'), 'Jörg');
    type(field(root, 'email'), 'jörg@firma');
    await sent(root.querySelector('form'));
    expect(status(root)).toEqual([['Enter a complete e-mail address, or none.', 'problem']]);
    type(field(root, 'email'), 'jörg@müller.de');
    await sent(root.querySelector('form'));
    expect(save).toHaveBeenCalledExactlyOnceWith({ name: 'Jörg', email: 'jörg@müller.de', channels: [] });
    expect([status(root), field(root, 'name')?.value]).toEqual([[[NO, 'problem']], 'Jörg']);
    state.takes = true;
    await sent(root.querySelector('form'));
    expect(root.querySelector('form')).toBeNull();
  });

  test('a channel; the secret of one that is saved is shown', async () => {
    const saveChannel = vi.fn(async (): Promise<{ signing?: string; problem?: string }> => ({ problem: NO }));
    const root = show(
      <Channels
        {...common}
        state={{ channels: [], deliveries: [], held: [] }}
        people={[]}
        settings={null}
        actions={{ ...spies(), saveChannel }}
      />,
    );
    press(named(root, 'Add channel'));
    type(field(root, 'name'), 'Desk');
    type(field(root, 'address'), 'https://user:pw@hook.example/x');
    await sent(root.querySelector('form'));
    expect(saveChannel).not.toHaveBeenCalled();
    expect(status(root.querySelector('form') as HTMLElement)[0]?.[0]).toMatch(/without a name or password in it/);
    type(field(root, 'address'), 'https://hook.example/x');
    await sent(root.querySelector('form'));
    expect(status(root.querySelector('form') as HTMLElement)).toEqual([[NO, 'problem']]);
    expect(field(root, 'address')?.value).toBe('https://hook.example/x');
    saveChannel.mockResolvedValue({ signing: 'whsec_1' });
    await sent(root.querySelector('form'));
    expect(root.querySelector('form')).toBeNull();
    await vi.waitFor(() => expect(root.querySelector('output')?.textContent).toBe('whsec_1'));
  });

  test('an app: its secret stays typed in, and nothing says "saved"', async () => {
    const { state, save } = background();
    const root = show(
      <Apps {...common} apps={[]} accounts={[]} networks={fixed.networks} onSave={save} onRemove={vi.fn()} />,
    );
    const select = root.querySelector<HTMLSelectElement>('select[name=network]') as HTMLSelectElement;
    act(() => {
      select.value = 'linkedin';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    type(field(root, 'clientId'), 'c1');
    type(field(root, 'tokenEndpoint'), 'https://user:pw@broker.example/');
    await sent(root.querySelector('form'));
    expect(save).not.toHaveBeenCalled();
    type(field(root, 'tokenEndpoint'), 'https://broker.example/');
    await sent(root.querySelector('form'));
    expect([status(root).at(-1), field(root, 'clientId')?.value]).toEqual([[NO, 'problem'], 'c1']);
    state.takes = true;
    await sent(root.querySelector('form'));
    expect([status(root).at(-1)?.[1], field(root, 'clientId')?.value]).toEqual(['quiet', '']);
  });

  test('a tool’s address with its key', async () => {
    const { state, save } = background();
    const root = show(
      <Tools {...common} tools={tools} connections={[]} accounts={[]} actions={{ ...spies(), addTool: save }} />,
    );
    const form = () => root.querySelector('form');
    type(field(root, 'address'), 'social.acme.example');
    type(field(root, 'apiKey'), 'k');
    await sent(form());
    expect([save.mock.calls.length, status(root).at(-1), field(root, 'apiKey')?.value]).toEqual([
      1,
      [NO, 'problem'],
      'k',
    ]);
    state.takes = true;
    await sent(form());
    expect([status(root).at(-1)?.[0], field(root, 'apiKey')?.value]).toEqual(['', '']);
  });

  test('when somebody else is told', async () => {
    const { state, save } = background();
    const settings = { escalateDays: 3, secondPerson: null };
    const root = show(<Escalation settings={settings} people={people} locked={false} onSave={save} />);
    await sent(root.querySelector('form'));
    expect(status(root)).toEqual([[NO, 'problem']]);
    state.takes = true;
    await sent(root.querySelector('form'));
    expect(status(root)).toEqual([['Saved.', 'quiet']]);
  });

  test('the name of a taught tool', async () => {
    const { state, save } = background();
    const [recipe] = taught.recipes.filter(({ corrects }) => !corrects);
    if (!recipe) throw new Error('There is one');
    const root = show(
      <ul>
        <TaughtItem recipe={recipe} now={NOW} lang="en-GB" actions={{ ...spies(), renameRecipe: save }} />
      </ul>,
    );
    press(named(root, `Rename: ${recipe.name}`));
    type(field(root, 'name'), 'Ours');
    await sent(root.querySelector('form'));
    expect([root.querySelector('form')?.textContent, field(root, 'name')?.value]).toEqual([
      expect.stringContaining(NO),
      'Ours',
    ]);
    state.takes = true;
    await sent(root.querySelector('form'));
    expect(root.querySelector('form')).toBeNull();
  });

  test('erasing: nothing says that all is gone while it is there', async () => {
    const { save } = background();
    const root = show(<Data kept={null} setAside={0} lang="en-GB" mayExport onExport={vi.fn()} onErase={save} />);
    press(named(root, 'Erase everything'));
    await act(async () => named(root, 'Yes, erase everything').click());
    expect(status(root)).toEqual([[NO, 'problem']]);
    expect(root.textContent).not.toContain('Everything was erased.');
  });
});

test('what is pressed twice is saved once', async () => {
  const answers: ((said: undefined) => void)[] = [];
  const save = vi.fn(() => new Promise<undefined>(resolve => answers.push(resolve)));
  const root = show(
    <Escalation settings={{ escalateDays: 3, secondPerson: null }} people={people} locked={false} onSave={save} />,
  );
  submit(root.querySelector('form'));
  submit(root.querySelector('form'));
  expect([save.mock.calls.length, root.querySelector('button')?.getAttribute('aria-disabled')]).toEqual([1, 'true']);
  await act(async () => answers[0]?.(undefined));
  expect([status(root), root.querySelector('button')?.hasAttribute('aria-disabled')]).toEqual([
    [['Saved.', 'quiet']],
    false,
  ]);
});

describe('quiet hours that are ticked are none without two times that differ', () => {
  const settings = { warnDays: [10], warnDaysOf: {}, workingDays: [], quiet: { from: 1200, to: 480 }, notices: true };
  test.each([
    ['', '08:00'],
    ['20:00', ''],
    ['', ''],
    ['20:00', '20:00'],
  ])('from "%s" to "%s"', async (from, to) => {
    const { save } = background();
    const root = show(<Notices settings={settings} networks={[]} lang="en-GB" onSave={save} />);
    type(field(root, 'from'), from);
    type(field(root, 'to'), to);
    await sent(root.querySelector('form'));
    expect(save).not.toHaveBeenCalled();
    expect(status(root)).toEqual([['Enter from when to when, at two different times.', 'problem']]);
    // Ticked off they are meant to be none.
    press(field(root, 'quiet'));
    await sent(root.querySelector('form'));
    expect(save).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ quiet: null }));
    expect(status(root)).toEqual([[NO, 'problem']]);
  });

  test('those that the organisation has set are left alone', async () => {
    const { save } = background();
    const locks = { settings: ['quiet' as const], networks: [] };
    const root = show(<Notices settings={settings} networks={[]} lang="en-GB" locks={locks} onSave={save} />);
    await sent(root.querySelector('form'));
    expect(save).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ quiet: settings.quiet }));
  });
});

describe('somebody new', () => {
  const view = viewOf('a', 'revoked', { login: 'anna@acme.example', owner: { id: 'p1', name: 'Anna Wagner' } });
  const open = (onSave = vi.fn()) => {
    const root = show(
      <Book.Provider value={people}>
        <OwnerForm views={[view]} lang="en-GB" onSave={onSave} onCancel={vi.fn()} />
      </Book.Provider>,
    );
    const select = root.querySelector('select') as HTMLSelectElement;
    act(() => {
      select.value = '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    return { root, onSave };
  };

  test.each([
    ['', '', 'Enter a name.'],
    ['  ', 'ann@acme.example', 'Enter a name.'],
    ['Ann', 'ann', 'Enter a complete e-mail address, or none.'],
  ])('without a name or with half an address ("%s", "%s") is nobody’s end', (name, email, said) => {
    const { root, onSave } = open();
    type(field(root, 'name'), name);
    type(field(root, 'email'), email);
    submit(root.querySelector('form'));
    expect([onSave.mock.calls, status(root)]).toEqual([[], [[said, 'problem']]]);
  });

  test('with a name joins; nobody is a button of its own', () => {
    const { root, onSave } = open();
    type(field(root, 'name'), 'Jörg');
    type(field(root, 'email'), 'jörg@müller.de');
    submit(root.querySelector('form'));
    press(named(root, 'No owner'));
    expect(onSave.mock.calls).toEqual([
      [{ name: 'Jörg', email: 'jörg@müller.de' }, false],
      [null, false],
    ]);
  });
});
