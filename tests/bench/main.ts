/** `npm run bench`: what takes how long, as ratios inside one run. Times here mean nothing on another machine. */
import { benchDashboard } from './dashboard.ts';
import { benchOverlay } from './overlay.ts';
import { benchPopup } from './popup.ts';

const parts = { popup: benchPopup, overlay: benchOverlay, dashboard: benchDashboard };
const [only] = process.argv.slice(2);
for (const [name, bench] of Object.entries(parts)) if (!only || only === name) await bench();
