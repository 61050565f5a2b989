/** Pages of made-up tools, written by hand, each with the accounts that a person sees on it. `data-t` marks, for the test alone, where a person would point. */

export interface Lesson {
  html: string;
  names: string[];
}

const people = ['Acme Sports', 'Northwind', 'Haus & Garten', 'Blue Bakery', 'Fjord'];
const networks = ['instagram', 'facebook', 'tiktok', 'linkedin', 'instagram'];
const all = (row: (name: string, i: number) => string, names = people): string => names.map(row).join('');

export const PAGES: Record<string, Lesson> = {
  'a table with a head': {
    html: `<h1>Accounts</h1><table class="accounts"><thead><tr><th>Name</th><th>State</th></tr></thead><tbody>${all(
      n => `<tr><td><span data-t>${n}</span></td><td>OK</td><td><button>Edit</button></td></tr>`,
    )}</tbody></table>`,
    names: people,
  },
  'a table without anything to hold on to, beside another': {
    html: `<table>${all(n => `<tr><td>${n}</td></tr>`, ['Menu', 'Help'])}</table><div id="list"><table><tr><th>Name</th><th>Network</th></tr>${all(
      (n, i) => `<tr><td data-t>${n}</td><td>${networks[i]}</td></tr>`,
    )}</table></div>`,
    names: people,
  },
  'a list': {
    html: `<ul class="nav"><li><a href="/">Home</a></li><li><a href="/x">Posts</a></li></ul><ul class="channels">${all(
      n => `<li class="channel"><img alt="x" src="/a.png"><b data-t>${n}</b> <small>connected</small></li>`,
    )}</ul>`,
    names: people,
  },
  'a list without classes': {
    html: `<main><ul><li><a href="/">Home</a></li><li><a href="/x">Posts</a></li></ul><section><ul>${all(
      n => `<li><img src="/a.png"><div><div data-t>${n}</div><div>@x</div></div></li>`,
    )}</ul></section></main>`,
    names: people,
  },
  cards: {
    html: `<div class="grid">${all(
      n =>
        `<div class="account-card"><div class="account-card__head"><h3 data-t>${n}</h3></div><div class="account-card__foot"><button>More</button></div></div>`,
    )}</div>`,
    names: people,
  },
  'cards by roles': {
    html: `<div role="list">${all(n => `<div role="listitem"><span role="img" aria-label="x"></span><div data-t>${n}</div></div>`)}</div>`,
    names: people,
  },
  'cards with states in their classes': {
    html: `<div class="wall">${all(
      (n, i) =>
        `<div class="card ${i % 2 ? 'card-expired is-error' : 'active'}"><p class="title" data-t>${n}</p><i class="dot"></i></div>`,
    )}</div>`,
    names: people,
  },
  'hashed classes': {
    html: `<div class="sc-bZkTqW kYxQhP"><div class="css-1x9f3k">${all(
      (n, i) =>
        `<div class="css-8fh2k${i} sc-aXZVg"><div class="css-zz91a"><img src="/${i}.png"></div><div class="css-q${i}w2e"><div class="css-7h7h7" data-t>${n}</div><div class="css-3j3j3">Page</div></div></div>`,
    )}</div></div>`,
    names: people,
  },
  'CSS modules': {
    html: `<section class="Accounts_list__3xYz1">${all(
      (n, i) =>
        `<article class="Accounts_row__9aB${i}c"><span class="Accounts_name__1Qw2e" data-t>${n}</span><button>…</button></article>`,
    )}</section>`,
    names: people,
  },
  'utility classes': {
    html: `<div class="flex flex-col gap-4">${all(
      (n, i) =>
        `<div class="flex items-center p-4 ${i % 2 ? 'bg-white' : 'bg-gray-50'}"><img class="w-8 h-8" src="/i.png"><div class="ml-2"><div class="text-sm font-bold" data-t>${n}</div><div class="text-xs">@${i}</div></div></div>`,
    )}</div>`,
    names: people,
  },
  'test ids': {
    html: `<div>${all(
      (n, i) =>
        `<div data-testid="channel-row" class="x${i}9f2a"><div><div data-testid="channel-name" data-t>${n}</div></div><div><button>Fix</button></div></div>`,
    )}</div>`,
    names: people,
  },
  'an id in each row': {
    html: `<div class="box">${all((n, i) => `<div data-channel-id="${i}7f"><em data-t>${n}</em><a href="/c/${i}7f">open</a></div>`)}</div>`,
    names: people,
  },
  'custom elements': {
    html: `<app-accounts>${all(n => `<app-account><app-name data-t>${n}</app-name><app-menu><button>⋮</button></app-menu></app-account>`)}</app-accounts>`,
    names: people,
  },
  'sections of networks': {
    html: ['Instagram', 'Facebook']
      .map(
        (title, s) =>
          `<section class="network"><h2>${title}</h2><div class="rows">${all(n => `<div class="row"><span class="name" data-t>${n}</span><i class="chev"></i></div>`, s ? people.slice(0, 2) : people.slice(2))}</div></section>`,
      )
      .join(''),
    names: [...people.slice(2), ...people.slice(0, 2)],
  },
  'lists in lists': {
    html: `<ul class="groups">${[people.slice(0, 3), people.slice(3)]
      .map(
        (group, i) =>
          `<li class="group"><h3>Team ${i}</h3><ul class="members">${all(n => `<li class="member"><span data-t>${n}</span><button>x</button></li>`, group)}</ul></li>`,
      )
      .join('')}</ul>`,
    names: people,
  },
  'rows in wrappers': {
    html: `<div class="list">${all(n => `<div><div class="item"><a href="/p"><strong data-t>${n}</strong></a><svg></svg></div></div>`)}</div>`,
    names: people,
  },
  'rows that are links': {
    html: `<nav><a href="/1">One</a><a href="/2">Two</a></nav><div class="feed">${all((n, i) => `<a class="profile" href="/profiles/${i}"><img src="/p.png"><span data-t>${n}</span></a>`)}</div>`,
    names: people,
  },
  'a virtualised list': {
    html: `<div class="viewport" style="height:400px"><div style="position:relative;height:9000px">${all(
      (n, i) =>
        `<div style="position:absolute;top:${i * 40}px" data-index="${i}"><div class="line"><span class="who" data-t>${n}</span><span class="when">today</span></div></div>`,
    )}</div></div>`,
    names: people,
  },
  'headings and rows side by side': {
    html: `<div class="panel"><div class="title">Instagram</div>${all(n => `<div class="entry"><span data-t>${n}</span><button>Refresh</button></div>`, people.slice(0, 3))}<div class="title">Facebook</div>${all(n => `<div class="entry"><span data-t>${n}</span><button>Refresh</button></div>`, people.slice(3))}</div>`,
    names: people,
  },
  'a definition of each': {
    html: `<div class="profiles"><details><summary><span data-t>Acme Sports</span> <i class="chev"></i></summary><input value="x"></details><details><summary><span data-t>Northwind</span> <i class="chev"></i></summary><input value="y"></details></div>`,
    names: people.slice(0, 2),
  },
  'one account alone': {
    html: `<h1>Channels</h1><ul class="channels"><li class="channel"><img src="/a.png"><b data-t>Acme Sports</b><button>Edit</button></li></ul>`,
    names: people.slice(0, 1),
  },
};
