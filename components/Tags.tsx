/** The tags of an account. */
import './Tags.css';
import { i18n } from '#i18n';

export const Tags = ({ tags }: { tags: readonly string[] }) =>
  tags.length === 0 ? null : (
    <ul class="tags" aria-label={i18n.t('tags.title')}>
      {tags.map(tag => (
        <li key={tag}>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
