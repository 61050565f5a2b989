/** Starts the world by itself and says on which port: `node tests/world/main.ts`. Ends with Ctrl-C. */
import { startWorld } from './world.ts';

const world = await startWorld();
console.log(JSON.stringify({ port: world.port }));
const stop = () => void world.close().then(() => process.exit(0));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
