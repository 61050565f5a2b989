/** Networks that do not answer, and records set aside: grey lines above the list, never red rows. */
import './Outages.css';
import type { Snapshot } from '@/utils/model/snapshot';
import { outageLine } from '@/utils/wording/outage';
import { sayCount } from '@/utils/wording/say';
import { Icon } from './Icon';

interface Props {
  snapshot: Pick<Snapshot, 'outages' | 'setAside'>;
  now: number;
  lang: string;
}

export const Outages = ({ snapshot: { outages, setAside }, now, lang }: Props) => (
  <>
    {outages.map(outage => (
      <p class="outage" key={`${outage.network} ${outage.issuer ?? ''}`} data-network={outage.network}>
        <Icon of="outage" />
        <span>{outageLine(outage, now, lang)}</span>
      </p>
    ))}
    {setAside > 0 && (
      <p class="outage">
        <Icon of="unknown" />
        <span>{sayCount('popup.set_aside', setAside, lang)}</span>
      </p>
    )}
  </>
);
