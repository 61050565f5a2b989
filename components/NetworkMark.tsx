/** A network's mark by itself. Decoration: its name stands beside it. */
import './NetworkMark.css';
import { networkMark } from '@/utils/wording/names';

export const NetworkMark = ({ network }: { network: string }) => {
  const { text, colour } = networkMark(network);
  return (
    <span class="network-mark" aria-hidden="true" style={{ background: colour }}>
      {text}
    </span>
  );
};
