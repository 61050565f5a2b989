/** `npm run bench`: what takes how long, as ratios inside one run. Times here mean nothing on another machine. */
import { benchOverlay } from './overlay.ts';
import { benchPopup } from './popup.ts';

const [only] = process.argv.slice(2);
if (only !== 'overlay') await benchPopup();
if (only !== 'popup') await benchOverlay();
