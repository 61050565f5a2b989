/** Initials on a colour of their own, with the network's mark in the corner. Decoration: the texts say it all. */
import './Avatar.css';
import { initials, networkMark } from '@/utils/wording/names';
import { avatarColour } from './colours';

export const Avatar = ({ name, network, lang }: { name: string; network: string; lang: string }) => {
  const mark = networkMark(network);
  return (
    <span class="avatar" aria-hidden="true" style={{ background: avatarColour(name) }}>
      {initials(name, lang)}
      <span class="mark" style={{ background: mark.colour }}>
        {mark.text}
      </span>
    </span>
  );
};
