import { untilAborted } from '#core/abort.ts';

import { startThread } from './start-thread.ts';

type ThreadQuestion<Request, Message, Answer> = {
  readonly request: Request;
  readonly signal: AbortSignal;
  readonly hear: (message: Message, answer: (given: Answer) => void) => void;
};

/**
 * Runs a request in its own thread, which ends with its answer.
 * @param address as in `startThread`
 * @throws the signal's reason on abort; Error if the thread fails to load or runs out of memory
 */
export async function askThread<Request, Message, Answer>(
  address: string,
  { request, signal, hear }: ThreadQuestion<Request, Message, Answer>,
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
