/** The world: loopback servers that behave like the networks and tools as documented, behind one https port. */
import { Bluesky } from './bluesky/bluesky.ts';
import { BrightBean } from './brightbean/brightbean.ts';
import { BufferTool } from './buffer/buffer.ts';
import { Chatwoot } from './chatwoot/chatwoot.ts';
import { controlSite } from './control.ts';
import { behind } from './core/behind.ts';
import { Clock } from './core/clock.ts';
import { type Hold, Holds } from './core/holds.ts';
import type { Site } from './core/http.ts';
import { Labels } from './core/labels.ts';
import { type Entry, type Filter, Log } from './core/log.ts';
import { isNoise } from './core/noise.ts';
import { startServer } from './core/server.ts';
import { type TroubleKind, type TroubleOptions, Troubles } from './core/trouble.ts';
import { Facebook } from './facebook/facebook.ts';
import { Facelift } from './facelift/facelift.ts';
import { Hootsuite } from './hootsuite/hootsuite.ts';
import { HouseTool } from './house-tool/house-tool.ts';
import { Instagram } from './instagram/instagram.ts';
import { LinkedIn } from './linkedin/linkedin.ts';
import { Livefyre } from './livefyre/livefyre.ts';
import { Mastodon } from './mastodon/mastodon.ts';
import { Mixpost } from './mixpost/mixpost.ts';
import { Nango } from './nango/nango.ts';
import { Oidc } from './oidc/oidc.ts';
import type { OidcOptions } from './oidc/settings.ts';
import { Pinterest } from './pinterest/pinterest.ts';
import { Postiz } from './postiz/postiz.ts';
import { PostizCloud } from './postiz-cloud/postiz-cloud.ts';
import { Threads } from './threads/threads.ts';
import { TikTok } from './tiktok/tiktok.ts';
import { TryPost } from './trypost/trypost.ts';
import { X } from './x/x.ts';
import { YouTube } from './youtube/youtube.ts';

export interface WorldOptions {
  oauth?: OidcOptions;
  /** `false`: every answer closes its connection, so that Chromium never repeats a request by itself. */
  keepAlive?: boolean;
  /** Servers of a test's own. */
  sites?: readonly Site[];
  /** Servers of their own, by host name: the port where each listens on loopback. */
  behind?: Record<string, number>;
}

export interface World {
  readonly port: number;
  /** Facebook, its Pages, and Instagram business accounts. */
  readonly facebook: Facebook;
  readonly instagram: Instagram;
  readonly x: X;
  /** The certified OAuth server at `https://id.acme.example`; its clock is real time. */
  readonly oauth: Oidc;
  /** Members, organisations and their roles. */
  readonly linkedin: LinkedIn;
  /** Profiles with boards; every failure has one code. */
  readonly pinterest: Pinterest;
  /** Google: people, their channels, and what its token endpoint says. */
  readonly youtube: YouTube;
  /** Three servers of the Mastodon family: a current one, an old one, and one whose tokens expire. */
  readonly mastodon: Mastodon;
  /** App passwords of a home of its own; the real server is in test:servers. */
  readonly bluesky: Bluesky;
  readonly tiktok: TikTok;
  readonly threads: Threads;
  readonly livefyre: Livefyre;
  readonly facelift: Facelift;
  /** A tool that only its users know, to be taught. */
  readonly house: HouseTool;
  /** The pages of Postiz at its vendor's address. */
  readonly postizCloud: PostizCloud;
  /** Tools with a status API, each at a host of Acme's own (Buffer and Hootsuite at their vendors'). */
  readonly brightbean: BrightBean;
  readonly buffer: BufferTool;
  readonly chatwoot: Chatwoot;
  readonly hootsuite: Hootsuite;
  readonly mixpost: Mixpost;
  readonly nango: Nango;
  readonly postiz: Postiz;
  readonly trypost: TryPost;
  /** Epoch ms of the world's clock. */
  now(): number;
  /** Moves the world's clock; the browser's stays where it is. */
  advance(ms: number): void;
  /** Switches trouble of a host on (or `none`: off). */
  trouble(host: string, kind: TroubleKind, options?: TroubleOptions): void;
  /** Parks the next request to this path. `path` may be `*` and an ending. */
  hold(host: string, path: string, when: 'before' | 'after'): Hold;
  /** What was asked so far, in order; everything, or what fits. */
  requests(filter?: Filter): Entry[];
  /** Resolves when at least `count` matching requests have been dealt with. */
  waitFor(filter: Filter, count?: number): Promise<Entry[]>;
  /** Requests for which there is nothing here; without what the browser asks by itself (its maker, the sign-in's redirect address). */
  readonly strays: Entry[];
  /** The short name that logs use for a token; `undefined` for a stranger. */
  label(secret: string): string | undefined;
  close(): Promise<void>;
}

export const startWorld = async (options: WorldOptions = {}): Promise<World> => {
  const clock = new Clock();
  const labels = new Labels();
  const log = new Log(labels);
  const holds = new Holds();
  const troubles = new Troubles();
  const facebook = new Facebook(clock, labels);
  const instagram = new Instagram(clock, labels);
  const x = new X(clock, labels);
  const linkedin = new LinkedIn(clock, labels);
  const tiktok = new TikTok(clock, labels);
  const threads = new Threads(clock, labels);
  const oauth = new Oidc(clock, labels, options.oauth);
  const pinterest = new Pinterest(clock, labels);
  const youtube = new YouTube(clock, labels);
  const mastodon = new Mastodon(clock, labels);
  const bluesky = new Bluesky(clock, labels);
  const livefyre = new Livefyre(() => clock.now());
  const facelift = new Facelift();
  const house = new HouseTool();
  const postizCloud = new PostizCloud();
  const tools = {
    brightbean: new BrightBean(),
    buffer: new BufferTool(clock, labels),
    chatwoot: new Chatwoot(),
    hootsuite: new Hootsuite(clock, labels),
    mixpost: new Mixpost(),
    nango: new Nango(),
    postiz: new Postiz(),
    trypost: new TryPost(),
  };
  await oauth.start();

  const parts = {
    facebook,
    instagram,
    x,
    linkedin,
    tiktok,
    threads,
    oauth,
    pinterest,
    youtube,
    mastodon,
    bluesky,
    livefyre,
    facelift,
    house,
    postizCloud,
    ...tools,
    now: () => clock.now(),
    advance: (ms: number) => clock.advance(ms),
    trouble: (host: string, kind: TroubleKind, more: TroubleOptions = {}) =>
      troubles.set(host, kind, more, clock.now()),
    hold: (host: string, path: string, when: 'before' | 'after') => holds.add(host, path, when),
    requests: (filter?: Filter) => log.find(filter),
    waitFor: (filter: Filter, count?: number) => log.waitFor(filter, count),
    get strays() {
      return log.entries.filter(entry => entry.stray && !isNoise(entry.host));
    },
    label: (secret: string) => labels.of(secret),
  };
  const networks = [
    facebook,
    instagram,
    x,
    linkedin,
    tiktok,
    threads,
    oauth,
    pinterest,
    youtube,
    mastodon,
    livefyre,
    bluesky,
  ];
  const server = await startServer({
    sites: [
      // A real server stands in for a double of the same name.
      ...Object.entries(options.behind ?? {}).map(([host, port]) => behind(host, port)),
      ...(options.sites ?? []),
      ...networks,
      facelift,
      house,
      postizCloud,
      ...Object.values(tools),
      controlSite(parts),
    ],
    clock,
    log,
    holds,
    troubles,
    keepAlive: options.keepAlive ?? true,
  });
  const close = async () => {
    await server.close();
    await oauth.stop();
  };
  return Object.assign(parts, { port: server.port, close });
};
