/** The part of the dashboard that is shown. */
import { signal } from '@preact/signals';
import { routeOf } from './route';

export const route = signal(routeOf(location.hash));
