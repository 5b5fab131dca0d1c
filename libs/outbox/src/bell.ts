/** Wakes one sleeper. Its rings are counted, so that one that comes while the sleeper is busy is not slept through. */
export class Bell {
  rung = 0;
  private wake: () => void = () => {};

  ring(): void {
    this.rung++;
    this.wake();
  }

  /** Sleeps until it rings, but not where it has rung since `heard`, and no longer than `milliseconds`. */
  wait(heard: number, milliseconds: number): Promise<void> {
    if (this.rung > heard) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
