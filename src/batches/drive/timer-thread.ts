/** Tells the page when so many milliseconds have passed: a thread is not slowed down while its page is hidden. */
addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly ms: number }>) => {
  setTimeout(() => postMessage(data.id), data.ms);
});
