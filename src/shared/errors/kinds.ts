/** The texts of one expected trouble. `{name}` in a text is filled from the details of the trouble. */
export interface TroubleTexts {
  /** What happened and what was kept: one plain sentence. */
  readonly message: string;
  /** What the person can do next: one plain sentence. */
  readonly nextStep: string;
}

/** One entry of the error catalogue. */
export interface TroubleKind {
  readonly en: TroubleTexts;
  readonly 'zh-CN': TroubleTexts;
  /** True when doing the same thing again can help. */
  readonly retry: boolean;
}
