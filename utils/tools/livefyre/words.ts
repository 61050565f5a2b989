/** Words of Livefyre Studio: headings of sections, and what is never anybody's name. */

const section = (words: string, network: string | null) => ({
  heading: `^${words} accounts( ?\\(?\\d+\\)?)?:?$`,
  network,
});

/** The headings of the Social Accounts page; groups in a picker may be called the same. */
export const SECTIONS = [
  section('social', null),
  section('instagram business', 'instagram-business'),
  section('instagram( personal)?', 'instagram'),
  section('(twitter|x|x \\(twitter\\)|twitter / x)', 'x'),
  section('facebook( page)?', 'facebook'),
  section('threads', 'threads'),
  section('linkedin( page)?', 'linkedin'),
  section('tiktok', 'tiktok'),
  section('pinterest', 'pinterest'),
  section('xing', 'xing'),
  section('youtube', 'youtube'),
  section('mastodon', 'mastodon'),
  section('bluesky', 'bluesky'),
  section('(openid connect|openid|oidc|oauth|oauth 2\\.0)', 'oauth'),
  section('[\\p{L}\\d][\\p{L}\\d .&/-]{0,30}', null),
];

/** Controls, hints, dates: never anybody's name. */
export const IGNORE = [
  '^\\+? ?(add|new|connect|create)( an?)?( new| another)?( social| instagram| twitter| facebook)?( business)? ?account$',
  '^(save|save settings|save changes|saved|cancel|close|delete|delete account|remove|remove account|edit|rename|more|actions?|options|details|help|manage)$',
  '^(refresh|refresh token|reconnect|re-?authori[sz]e|authori[sz]e|authori[sz]e app|disconnect|connect|enable|disable|enabled|disabled|view|select|select all)$',
  '^(show|load|view|see) (more|all|less)$|^(expand|collapse|toggle|open|search|filter|sort|previous|next|back)( all| details| row| account| settings)?$',
  '^(social account|display name|account name|name|handle|status|network|type|account|account type|created|created by|token|expires|expiry|user|username|id)[:*]?$',
  '^enter an internal name',
  '^(added|created|connected|updated|expires|expired|expiring|last|refreshed|valid|renewed|authori[sz]ed)\\b.*(\\d|today|yesterday|ago|by )',
  '^(no|none|0|you have no|there are no)\\b.*\\b(accounts?|results)\\b',
  '^(loading|please wait)\\b',
  '^(instagram|facebook|twitter|x|instagram business)( (account|page))?$',
  '^(active|connected|valid|ok|authori[sz]ed)$',
  '\\{\\{',
];
