// Looks from time to time whether something is new on the server: only while the page is visible, and less often the longer it
// fails. Whoever comes back to the page after a while is shown at once.
export const pause = 30_000; // ms between two looks
export const longest_pause = 600_000; // ms, after errors

// Starts to look; `look` throws when it failed. Returns how to stop.
export function look_out(look: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = pause;
  let due = Date.now() + wait;
  let busy = false;
  let stopped = false;
  const plan = (): void => {
    clearTimeout(timer);
    if (!stopped && !busy && document.visibilityState === 'visible') timer = setTimeout(() => void run(), Math.max(0, due - Date.now()));
  };
  const run = async (): Promise<void> => {
    busy = true;
    wait = await look().then(() => pause, () => Math.min(2 * wait, longest_pause));
    due = Date.now() + wait;
    busy = false;
    plan();
  };
  document.addEventListener('visibilitychange', plan);
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', plan);
  };
}
