/** The part of heic-decode 2.1 that `heic.ts` uses; the package brings no types. */
declare module 'heic-decode' {
  interface HeicPicture {
    readonly width: number;
    readonly height: number;
    decode(): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
  }
  const decode: {
    all(input: { readonly buffer: Uint8Array }): Promise<readonly HeicPicture[] & { dispose(): void }>;
  };
  export default decode;
}
