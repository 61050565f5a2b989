/** Puts clusters together that would be drawn over each other. Pure. */
import type { Cluster } from './timeline';

/**
 * @param clusters of one lane, by kind and then by day
 * @param gap days between two that can be told apart
 * @returns the same accounts in fewer clusters, none of a kind nearer to the next than that
 */
export const spread = (clusters: readonly Cluster[], gap: number): Cluster[] => {
  // Copies: what was given stays as it is.
  const apart: Cluster[] = [];
  for (const cluster of clusters) {
    const before = apart.at(-1);
    // What is lost stands before today, by itself.
    const near = before && before.kind === cluster.kind && cluster.kind !== 'lost' && cluster.day - before.day < gap;
    if (!near) {
      apart.push({ ...cluster, views: [...cluster.views] });
      continue;
    }
    before.last = cluster.last;
    before.soon ||= cluster.soon;
    before.warnings = [...new Set([...before.warnings, ...cluster.warnings])].sort((a, b) => a - b);
    for (const view of cluster.views) before.views.push(view);
  }
  return apart;
};
