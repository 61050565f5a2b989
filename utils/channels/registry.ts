/** The registry of channels: one line each. */
import type { ChannelKind } from '../model/channel';
import type { ChannelFile } from './define';
import discord from './discord';
import form from './form';
import jmap from './jmap';
import slack from './slack';
import teams from './teams';
import webhook from './webhook';

const channels: Record<ChannelKind, ChannelFile> = { webhook, slack, teams, discord, jmap, form };

export const channelOf = (kind: ChannelKind): ChannelFile => channels[kind];
