/** Behaviour of the Livefyre Studio double: renders the settings pages, late and again where the address asks for it. */
(() => {
  const switches = new URLSearchParams(location.search);
  const place = document.querySelector('#settings-content');
  /** What tests look at: how often a row was opened or closed. */
  window.studio = { toggles: 0, renders: 0 };

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const button = (className, text, onClick) => {
    const made = element('button', className, text);
    made.type = 'button';
    made.addEventListener('click', onClick);
    return made;
  };

  const form = row => {
    const made = element('form', 'box-form');
    made.addEventListener('submit', event => event.preventDefault());
    const pair = element('div', 'pair');
    pair.append(
      element('span', 'box-account', row.name),
      button('text-link', 'Refresh Token', async () => {
        const body = new URLSearchParams({ section: row.section, name: row.name });
        await fetch('/acme.fyre.co/data/refresh-token', { method: 'POST', body });
        await render();
      }),
    );
    const label = element('label', '', 'Display name');
    const input = element('input');
    input.value = row.name;
    label.append(input);
    made.append(
      element('h3', '', 'Social Account'),
      pair,
      label,
      element('p', 'hint', 'Enter an internal name to help identify your Social Account'),
      button('solid', 'Save Settings', () => {}),
      button('text-link', 'Delete', () => {}),
    );
    return made;
  };

  const box = row => {
    const made = element('div', 'box');
    const head = element('div', 'box-head');
    head.append(element('span', 'box-name', row.name));
    if (row.expired) {
      const triangle = element('span', 'triangle', '!');
      triangle.title = 'The token for this account has expired';
      head.append(triangle);
    }
    head.append(element('span', 'chevron'));
    head.addEventListener('click', () => {
      window.studio.toggles += 1;
      if (made.classList.toggle('open')) made.append(form(row));
      else made.lastChild.remove();
    });
    made.append(head);
    return made;
  };

  const accounts = ({ sections, rows }) => {
    const parts = [element('h1', '', 'Social Accounts')];
    for (const name of sections) {
      const head = element('div', 'section-head');
      head.append(
        element('h2', '', name),
        button('text-link', 'Add Account', () => {}),
      );
      const list = element('div', 'boxes');
      list.append(...rows.filter(row => row.section === name).map(box));
      parts.push(head, list);
    }
    if (switches.has('rerender')) parts.push(button('solid', 'Render again', () => render()));
    return parts;
  };

  const data = async () => (await fetch('/acme.fyre.co/data/social-accounts')).json();

  /** Throws all rows away and builds them anew. */
  const render = async () => {
    const page = location.pathname.replace(/\/$/, '').split('/').at(-1);
    for (const link of document.querySelectorAll('.side-menu a'))
      link.classList.toggle('here', link.dataset.page === page);
    const isAccounts = page === 'social-accounts';
    const title = document.querySelector(`.side-menu a[data-page="${CSS.escape(page)}"]`)?.textContent ?? 'Settings';
    const parts = isAccounts
      ? accounts(await data())
      : [element('h1', '', title), element('p', '', 'Nothing to set here.')];
    place.replaceChildren(...parts);
    window.studio.renders += 1;
  };

  if (place) {
    window.rerender = render;
    for (const link of document.querySelectorAll('.side-menu a')) {
      link.addEventListener('click', event => {
        event.preventDefault();
        history.pushState(null, '', link.getAttribute('href') + location.search);
        render();
      });
    }
    addEventListener('popstate', render);
    setTimeout(render, Number(switches.get('late') ?? 0));
  }

  const pickers = document.querySelectorAll('#search-account, #rights-account');
  const streams = document.querySelector('#stream-list');
  const word = section => section.replace(/ Accounts$/, '');

  /** A select with the accounts in groups, as the sections of the settings name them. */
  const fill = (picker, { sections, rows }) => {
    picker.replaceChildren(
      ...sections.map(section => {
        const group = element('optgroup');
        group.label = section;
        const own = rows.filter(row => row.section === section);
        group.append(
          ...own.map(row => {
            const option = element('option', '', row.name);
            option.value = `${section}/${row.name}`;
            return option;
          }),
        );
        return group;
      }),
    );
  };
  const streamRow = row => {
    const made = element('li', 'stream');
    made.append(
      element('span', 'stream-name', `Best of ${row.name.split(' ')[0]}`),
      element('span', 'stream-source', `Source: ${row.name}`),
      element('span', 'stream-network', word(row.section)),
    );
    return made;
  };
  const fillAll = async () => {
    const all = await data();
    for (const picker of pickers) fill(picker, all);
    streams?.replaceChildren(...all.rows.map(streamRow));
    window.studio.renders += 1;
  };
  if (pickers.length || streams) {
    window.rerender = fillAll;
    setTimeout(fillAll, Number(switches.get('late') ?? 0));
  }
  for (const picker of pickers) {
    picker.addEventListener('change', () => {
      window.studio.chosen = picker.value;
      const line = document.querySelector('#searching');
      if (line) line.textContent = `Searching with ${picker.selectedOptions[0].text}`;
    });
  }
  document.querySelector('#rights')?.addEventListener('submit', async event => {
    event.preventDefault();
    const body = new URLSearchParams({ account: document.querySelector('#rights-account').value });
    const reply = await fetch('/acme.fyre.co/data/rights-request', { method: 'POST', body });
    document.querySelector('#sent').textContent = reply.ok ? 'Request sent' : 'Something went wrong';
  });
})();
