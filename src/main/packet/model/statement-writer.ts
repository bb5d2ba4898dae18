import type { Block, Phrase } from './packet-model.ts';

/** Collects blocks and numbers the paragraphs, which run on through the whole statement. */
export class StatementWriter {
  readonly blocks: Block[] = [];
  private n = 0;
  private pending: string | null = null;
  private reasons: number | null = null;
  /** Number of the first paragraph that gives a reason; null when there is none. */
  get reasonsAt(): number | null {
    return this.reasons;
  }
  /** What is said next gives a reason. */
  reasonNext(): void {
    this.reasons ??= this.n + 1;
  }
  heading(text: string): void {
    this.pending = text;
  }
  private open(): void {
    if (this.pending !== null) this.blocks.push({ is: 'heading', text: this.pending });
    this.pending = null;
  }
  say(text: Phrase): void {
    if (text.every((p) => p === '')) return;
    this.open();
    this.n += 1;
    this.blocks.push({ is: 'numbered', n: this.n, text });
  }
  add(block: Block): void {
    this.open();
    this.blocks.push(block);
  }
  close(heading: string, text: Phrase, labels: readonly string[]): void {
    this.pending = null;
    this.n += 1;
    this.blocks.push({ is: 'closing', heading, n: this.n, text, labels });
  }
}
