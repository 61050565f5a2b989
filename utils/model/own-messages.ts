/** Messages of our own pages about what a person has set, and how far they have come with something. */
import { queueSchema } from './queue';
import { settingsSchema } from './settings';
import { progressSchema } from './welcome';

export const ownMessages = {
  saveSettings: { from: 'page', schema: settingsSchema.partial() },
  /** How far a person has come with the reconnect queue. */
  saveQueue: { from: 'page', schema: queueSchema },
  /** How far they have come in the welcome. */
  saveProgress: { from: 'page', schema: progressSchema },
} as const;
