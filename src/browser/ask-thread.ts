import { untilAborted } from '#core/abort.ts';

import { startThread } from './start-thread.ts';

type Asked<Request, Message, Answer> = {
  readonly request: Request;
  readonly signal: AbortSignal;
  /** Hears what the thread says, until it gives the answer. */
  readonly hear: (message: Message, answer: (given: Answer) => void) => void;
};

/**
 * Asks a thread of its own, which ends with its answer.
 * @param address as `startThread` takes it
 * @throws the signal's reason, as soon as it says so; Error where the thread could not be loaded, or ran out of memory
 */
export async function askThread<Request, Message, Answer>(
  address: string,
  { request, signal, hear }: Asked<Request, Message, Answer>,
): Promise<Answer> {
  const thread = startThread(address);
  const answer = new Promise<Answer>((resolve, reject) => {
    thread.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data, resolve));
    thread.addEventListener('error', () => reject(new Error('The thread has failed.')));
    thread.postMessage(request);
  });
  try {
    return await Promise.race([answer, untilAborted(signal)]);
  } finally {
    thread.terminate();
  }
}
