/** Did ending a token work? Servers say yes to anything (RFC 7009, 2.2): only a clear no to the token itself proves it. */
import type { Finding } from '../../model/evidence';
import { STATE_OF_CAUSE } from '../../model/words';
import { isFinding, type TokenSet } from '../define';

/** Refused, or over for good. What stands in a login's way (a checkpoint, say) may go away again, and proves nothing. */
export const isOver = (finding: Finding): boolean =>
  finding.result === 'refused' || (finding.result === 'ended' && STATE_OF_CAUSE[finding.cause] !== 'blocked');

/**
 * Tries a refresh token after it was ended: the one proof where no check is free. A bare 401 of a token endpoint is about the app.
 * @param endAgain for fresh tokens, where it worked after all: nobody would hold them
 */
export const refreshIsOver = async (
  tried: TokenSet | Finding,
  endAgain: (fresh: TokenSet) => Promise<unknown>,
): Promise<boolean> => {
  if (isFinding(tried)) return tried.result === 'ended' && isOver(tried);
  await endAgain(tried);
  return false;
};
