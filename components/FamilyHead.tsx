/** What the rows of one login have in common: whose they are, and what to know before the one sign-in that mends them. */
import './FamilyHead.css';

export const FamilyHead = ({ id, title, hints }: { id: string; title: string; hints: readonly string[] }) => (
  <>
    <h3 id={id} class="family-title">
      <bdi>{title}</bdi>
    </h3>
    {hints.length > 0 && <p class="family-hint quiet">{hints.join(' ')}</p>}
  </>
);
