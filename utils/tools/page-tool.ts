/** What a page gets to know of a tool: for the loader only how its surfaces are told, for the overlay how they are read. Plain data. */
import type { Surface, Tool } from './define';

/** Enough to tell whether a page is a surface at all. */
export type SurfaceHint = Pick<Surface, 'kind' | 'url' | 'markers'>;

export interface ToolHint {
  id: string;
  surfaces: SurfaceHint[];
}

/** Enough to read the surfaces and to put into words what they show. */
export type PageTool = Pick<Tool, 'id' | 'name' | 'verified' | 'reconnectLabel' | 'privateWindow' | 'surfaces'>;

export const toHint = ({ id, surfaces }: Tool): ToolHint => ({
  id,
  surfaces: surfaces.map(({ kind, url, markers }) => ({ kind, url, markers })),
});

export const toPageTool = ({ id, name, verified, reconnectLabel, privateWindow, surfaces }: Tool): PageTool => ({
  id,
  name,
  verified,
  reconnectLabel,
  ...(privateWindow ? { privateWindow } : {}),
  surfaces,
});
