/** A name in a sentence: “…”, and what it quotes itself in ‘…’, as official papers set it (GB/T 15834). */
export function quoted(name: string): string {
  return `“${name.replace(/“/g, '‘').replace(/”/g, '’')}”`;
}
