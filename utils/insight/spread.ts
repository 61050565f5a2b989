/** Puts clusters together that would be drawn over each other. Pure. */
import type { Cluster } from './timeline';

const joined = (a: Cluster, b: Cluster): Cluster => ({
  ...a,
  last: b.last,
  soon: a.soon || b.soon,
  views: [...a.views, ...b.views],
});

/**
 * @param clusters of one lane, by kind and then by day
 * @param gap days between two that can be told apart
 * @returns the same accounts in fewer clusters, none of a kind nearer to the next than that
 */
export const spread = (clusters: readonly Cluster[], gap: number): Cluster[] => {
  const apart: Cluster[] = [];
  for (const cluster of clusters) {
    const before = apart.at(-1);
    // What is lost stands before today, by itself.
    const near = before && before.kind === cluster.kind && cluster.kind !== 'lost' && cluster.day - before.day < gap;
    if (near) apart[apart.length - 1] = joined(before, cluster);
    else apart.push(cluster);
  }
  return apart;
};
