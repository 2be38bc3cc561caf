import { useEffect, useRef } from 'react';

import { newId } from '#browser/new-id.ts';
import { sha256 } from '#browser/sha-256.ts';

/**
 * A question whether to stop a batch. Its ID is the digest of a secret, so that only this tab can withdraw
 * it.
 */
export type StopQuestion = { readonly question: string; readonly secret: string };

/** Returns a new question at once: the press holds the batch immediately, so the digest is computed before. */
export function useStopQuestions(): () => StopQuestion {
  const next = useRef<StopQuestion>(undefined);
  const prepare = async () => {
    const secret = newId();
    next.current = { secret, question: (await sha256(secret)) ?? secret };
  };
  useEffect(() => void prepare(), []);
  return () => {
    const question = next.current ?? { question: newId(), secret: '' };
    next.current = undefined;
    void prepare();
    return question;
  };
}
