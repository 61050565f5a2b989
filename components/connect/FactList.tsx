/** Facts about a token, one under the other; permissions as a list of their own. */
import type { Fact } from './facts';

export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl>
    {facts.map(({ name, text, list, bad }) => (
      <div key={name} class={bad ? 'bad' : undefined}>
        <dt>{name}</dt>
        <dd>
          {list ? (
            <ul class="scopes">
              {list.map(each => (
                <li key={each}>
                  <code>{each}</code>
                </li>
              ))}
            </ul>
          ) : (
            <bdi>{text}</bdi>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
