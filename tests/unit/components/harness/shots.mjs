/** Which pictures are taken. */
const dark = { colorScheme: 'dark' };

const popup = (name, scene, more = {}) => ({
  name: `popup-${name}`,
  query: { page: 'popup', scene, ...more.query },
  ...more,
});

const dashboard = (name, scene, { query, context, ...more } = {}) => ({
  name: `dashboard-${name}`,
  query: { page: 'dashboard', scene, ...query },
  context: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, ...context },
  ...more,
});
const connect = { hash: '#/accounts?connect' };

export const shots = [
  popup('main', 'main'),
  popup('main-dark-de', 'main', { context: dark, query: { page: 'popup', scene: 'main', lang: 'de' } }),
  popup('odd', 'odd'),
  popup('odd-de', 'odd', { query: { page: 'popup', scene: 'odd', lang: 'de' } }),
  popup('outcomes', 'outcomes'),
  popup('outcomes-dark-de', 'outcomes', { context: dark, query: { page: 'popup', scene: 'outcomes', lang: 'de' } }),
  popup('one', 'one'),
  popup('few', 'few'),
  popup('unknown', 'unknown'),
  popup('empty', 'empty'),
  popup('empty-dark-de', 'empty', { context: dark, query: { page: 'popup', scene: 'empty', lang: 'de' } }),
  popup('many', 'many'),
  popup('menu', 'main', { act: page => page.locator('[data-account-id=a2] .more').click() }),
  popup('explain', 'main', { act: page => page.locator('[data-account-id=a1] .why').click() }),
  popup('owner', 'few', {
    act: async page => {
      await page.locator('[data-account-id=b2] .more').click();
      await page.getByRole('menuitem', { name: 'Assign owner' }).click();
    },
  }),
  popup('owner-missing-de', 'few', {
    query: { page: 'popup', scene: 'few', lang: 'de' },
    act: async page => {
      await page.locator('[data-account-id=b2] .more').click();
      await page.getByRole('menuitem', { name: 'Zuständige Person' }).click();
      await page.locator('.panel [type=submit]').click();
    },
  }),
  popup('remove-dark', 'few', {
    context: dark,
    act: async page => {
      await page.locator('[data-account-id=b2] .more').click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
    },
  }),
  popup('working', 'main', { act: page => page.locator('.group.working').scrollIntoViewIfNeeded() }),
  popup('sixty', 'sixty'),
  popup('dejavu', 'main', { act: page => page.addStyleTag({ content: ':root{--font:"DejaVu Sans"}' }) }),
  popup('forced', 'main', { context: { forcedColors: 'active' } }),

  dashboard('main', 'sixty'),
  dashboard('main-dark-de', 'sixty', { context: dark, query: { lang: 'de' } }),
  dashboard('empty', 'empty'),
  dashboard('good', 'main', { query: { imported: 'good' } }),
  dashboard('bad-dark', 'empty', { query: { imported: 'bad' }, context: dark }),
  dashboard('connect', 'main', connect),
  dashboard('connect-secret-dark-de', 'main', {
    ...connect,
    context: dark,
    query: { lang: 'de' },
    act: page => page.locator('dialog select[name=network]').selectOption('instagram'),
  }),
  ...['alive', 'dead', 'refused', 'unasked'].flatMap(kind => [
    dashboard(`connect-found-${kind}`, 'main', { ...connect, query: { found: kind } }),
    dashboard(`connect-found-${kind}-dark-de`, 'main', {
      ...connect,
      context: dark,
      query: { found: kind, lang: 'de' },
    }),
  ]),
  ...['signin', 'password', 'paste', 'track'].flatMap(way =>
    ['', '-dark-de'].map(look =>
      dashboard(`connect-way-${way}${look}`, 'main', {
        ...connect,
        ...(look ? { context: dark, query: { lang: 'de' } } : {}),
        act: async page => {
          await page.locator('dialog select[name=network]').selectOption('bluesky');
          await page.locator(`dialog input[value=${way}]`).check();
        },
      }),
    ),
  ),
  dashboard('connect-mastodon', 'main', {
    ...connect,
    act: page => page.locator('dialog select[name=network]').selectOption('mastodon'),
  }),
  dashboard('connect-xing-dark-de', 'main', {
    ...connect,
    context: dark,
    query: { lang: 'de' },
    act: page => page.locator('dialog select[name=network]').selectOption('xing'),
  }),
  dashboard('connect-paste-x', 'main', {
    ...connect,
    act: async page => {
      await page.locator('dialog select[name=network]').selectOption('x');
      await page.locator('dialog input[value=paste]').check();
      await page.locator('dialog textarea').fill('EAAB••••');
      await page.locator('dialog button[type=submit]').click();
    },
  }),
  dashboard('apps', 'apps', { hash: '#/settings/apps' }),
  dashboard('tools', 'tools', { hash: '#/settings/tools', context: { viewport: { width: 1280, height: 1300 } } }),
  dashboard('tools-dark-de', 'tools', {
    hash: '#/settings/tools',
    query: { lang: 'de' },
    context: { ...dark, viewport: { width: 1280, height: 1300 } },
  }),
  dashboard('tools-narrow', 'tools', { hash: '#/settings/tools', context: { viewport: { width: 420, height: 1500 } } }),
  dashboard('hosts', 'main', { hash: '#/settings/hosts' }),
  dashboard('notices', 'main', { hash: '#/settings/notices' }),
  ...['people', 'channels'].flatMap(part => {
    const tall = { viewport: { width: 1280, height: part === 'people' ? 800 : 1500 } };
    const hash = `#/settings/${part}`;
    const query = { people: '1' };
    return [
      dashboard(part, 'main', { hash, query, context: tall }),
      dashboard(`${part}-dark-de`, 'main', { hash, query: { ...query, lang: 'de' }, context: { ...dark, ...tall } }),
      dashboard(`${part}-empty`, 'empty', { hash }),
      dashboard(`${part}-narrow`, 'main', { hash, query, context: { viewport: { width: 420, height: 1900 } } }),
      dashboard(`${part}-form`, 'main', {
        hash,
        query,
        context: { viewport: { width: 1280, height: 1900 } },
        act: page => page.getByRole('button', { name: part === 'people' ? /^Edit: Anna/ : 'Add channel' }).click(),
      }),
    ];
  }),
  dashboard('tell', 'main', {
    query: { people: '1' },
    act: page => page.locator('[data-account-id=a1]').getByRole('button', { name: /^Tell/ }).click(),
  }),
  popup('tell-dark-de', 'main', {
    context: dark,
    query: { page: 'popup', scene: 'main', lang: 'de', people: '1' },
    act: async page => {
      await page.locator('[data-account-id=a1] .more').click();
      await page.getByRole('menuitem', { name: /Bescheid geben/ }).click();
    },
  }),
  popup('owner-book', 'main', {
    query: { page: 'popup', scene: 'main', people: '1' },
    act: async page => {
      await page.locator('[data-account-id=a1] .more').click();
      await page.getByRole('menuitem', { name: 'Assign owner' }).click();
    },
  }),
  dashboard('data', 'sixty', { hash: '#/settings/data', act: page => page.locator('.button.danger').click() }),
  dashboard('snooze', 'main', { act: page => page.locator('[data-account-id=a2] [aria-label=Snooze]').click() }),
  dashboard('remove', 'main', { act: page => page.locator('[data-account-id=b2] [aria-label=Remove]').click() }),
  dashboard('explain', 'main', { act: page => page.locator('[data-account-id=a2] .why').click() }),
  dashboard('timeline', 'sixty', { hash: '#/timeline' }),
  dashboard('timeline-dark-de', 'sixty', { hash: '#/timeline', context: dark, query: { lang: 'de' } }),
  dashboard('timeline-open', 'main', { hash: '#/timeline', act: page => page.locator('.mark.sure').first().click() }),
  dashboard('timeline-table', 'main', {
    hash: '#/timeline',
    act: page => page.getByText('Table', { exact: true }).click(),
  }),
  dashboard('timeline-table-dark-de', 'sixty', {
    hash: '#/timeline',
    context: dark,
    query: { lang: 'de' },
    act: page =>
      page
        .getByRole('radio', { name: 'Tabelle' })
        .or(page.getByRole('button', { name: 'Tabelle' }))
        .first()
        .click(),
  }),
  dashboard('timeline-empty', 'empty', { hash: '#/timeline' }),
  dashboard('timeline-many', 'many', { hash: '#/timeline' }),
  dashboard('timeline-narrow', 'main', { hash: '#/timeline', context: { viewport: { width: 640, height: 800 } } }),
  dashboard('history', 'sixty', { hash: '#/history', context: { viewport: { width: 1280, height: 1100 } } }),
  dashboard('history-dark-de', 'sixty', { hash: '#/history', context: dark, query: { lang: 'de' } }),
  dashboard('history-tables-de', 'sixty', {
    hash: '#/history',
    query: { lang: 'de' },
    act: async page => {
      for (const each of await page.getByText('Tabelle', { exact: true }).all()) await each.click();
    },
  }),
  dashboard('history-narrow', 'main', { hash: '#/history', context: { viewport: { width: 640, height: 1400 } } }),
  dashboard('history-many', 'many', { hash: '#/history' }),
  dashboard('history-empty', 'empty', { hash: '#/history' }),
  dashboard('logins', 'logins', { hash: '#/logins', act: page => page.locator('.login-name').first().click() }),
  dashboard('logins-dark-de', 'logins', { hash: '#/logins', context: dark, query: { lang: 'de' } }),
  dashboard('logins-narrow', 'logins', { hash: '#/logins', context: { viewport: { width: 640, height: 900 } } }),
  dashboard('bulk', 'tagged', {
    act: async page => {
      for (const box of (await page.locator('tbody .pick').all()).slice(0, 3)) await box.check();
      await page.locator('.bulk').getByRole('button', { name: 'Tags' }).click();
    },
  }),
  dashboard('bulk-dark-de', 'tagged', {
    context: dark,
    query: { lang: 'de' },
    act: page => page.locator('thead .pick').check(),
  }),
  dashboard('queue', 'sixty', { hash: '#/queue' }),
  dashboard('queue-dark-de', 'sixty', { hash: '#/queue', context: dark, query: { lang: 'de' } }),
  dashboard('queue-next', 'sixty', {
    hash: '#/queue',
    act: page => page.locator('[data-stop]').nth(5).locator('button').click(),
  }),
  dashboard('queue-empty', 'one', { hash: '#/queue' }),
  dashboard('queue-narrow', 'main', { hash: '#/queue', context: { viewport: { width: 640, height: 900 } } }),
  dashboard('narrow', 'main', { context: { viewport: { width: 640, height: 800 } } }),
];
