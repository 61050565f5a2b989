/** Behaviour of the Facelift double: profiles in lists, a three-dot menu drawn at the end of the document, in English or German. */
(() => {
  const german = new URLSearchParams(location.search).get('lang') === 'de';
  const say = german
    ? {
        company: 'Firmenprofile',
        mine: 'Meine Profile',
        owner: 'Profilinhaber',
        bad: 'Zugriffstoken abgelaufen',
        good: 'grüner Haken',
        more: 'Weitere Aktionen',
        menu: ['Voreinstellungen', 'Verbindung aktualisieren', 'Löschen'],
      }
    : {
        company: 'Company Profiles',
        mine: 'My Profiles',
        owner: 'Profile owner',
        bad: 'Access token expired',
        good: 'Access token is valid',
        more: 'More actions',
        menu: ['Presets', 'Refresh Connection', 'Delete'],
      };
  const app = document.querySelector('#app');
  // A newer layout, with headings that nobody has documented.
  if (app.dataset.headings) [say.company, say.mine] = app.dataset.headings.split('|');
  /** What tests look at: every entry and menu button that was pressed. */
  window.facelift = { pressed: [] };

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const closeMenus = () => {
    for (const menu of document.querySelectorAll('.menu')) menu.remove();
  };

  const openMenu = (profile, button) => {
    closeMenus();
    const menu = element('ul', 'menu');
    menu.setAttribute('role', 'menu');
    say.menu.forEach((entry, i) => {
      const item = element('li', '', entry);
      item.setAttribute('role', 'menuitem');
      item.addEventListener('click', async () => {
        window.facelift.pressed.push(entry);
        closeMenus();
        if (i === 1)
          await fetch('/data/refresh', { method: 'POST', body: new URLSearchParams({ name: profile.name }) });
        await render();
      });
      menu.append(item);
    });
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.left = `${left - 160 + scrollX}px`;
    menu.style.top = `${bottom + scrollY}px`;
    document.body.append(menu);
  };

  const row = profile => {
    const made = element('li', 'profile');
    const words = element('div');
    words.append(element('strong', '', profile.name), element('small', '', `${say.owner}: ${profile.owner}`));
    const token = element('span', 'token', profile.expired ? say.bad : '');
    if (!profile.expired) {
      const tick = element('i', 'icon-check-circle', '');
      tick.title = say.good;
      tick.style.cssText = 'display: inline-block; width: 16px; height: 16px; background: green; border-radius: 50%';
      token.append(tick);
    }
    const more = element('button', 'dots', '⋮');
    more.type = 'button';
    more.setAttribute('aria-label', say.more);
    more.addEventListener('click', () => {
      window.facelift.pressed.push(`menu of ${profile.name}`);
      openMenu(profile, more);
    });
    made.append(element('i', `icon icon-${profile.network}`), words, token, more);
    return made;
  };

  const section = (name, profiles) => {
    const list = element('ul');
    list.append(...profiles.filter(profile => profile.section === name).map(row));
    return [element('h2', '', say[name]), list];
  };

  const render = async () => {
    const profiles = await (await fetch('/data/profiles')).json();
    const there = location.pathname === '/profile' || location.pathname === '/';
    app.replaceChildren(
      ...(there
        ? [...section('company', profiles), ...section('mine', profiles)]
        : [element('h1', '', 'Groups'), ...profiles.map(row)]),
    );
  };
  addEventListener('popstate', render);
  window.go = path => {
    history.pushState(null, '', path + location.search);
    return render();
  };
  render();
})();
