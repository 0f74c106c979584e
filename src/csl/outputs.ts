/** What references can be written as; apart from the processor, which only its own bundle may hold. */
export const OUTPUTS = ['text', 'markdown', 'html'] as const;
export type ReferenceOutput = (typeof OUTPUTS)[number];
