/** Letters that do not come apart into a base and marks. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D',
  þ: 'th', Þ: 'Th', ı: 'i', ħ: 'h', Ħ: 'H', ŋ: 'ng', Ŋ: 'Ng', ĸ: 'k', ŧ: 't', Ŧ: 'T', ə: 'e', Ə: 'E',
};
const GREEK = 'α:a β:b γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o';
const CYRILLIC =
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:c ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i є:ye ґ:g';
const LETTERS = new Map([
  ...Object.entries(WHOLE),
  ...`${GREEK} ${CYRILLIC}`.split(' ').flatMap((pair) => {
    const [letter = '', ascii = ''] = pair.split(':');
    return [[letter, ascii], [letter.toUpperCase(), ascii.charAt(0).toUpperCase() + ascii.slice(1)]] as [string, string][];
  }),
]);

/** Text in ASCII as far as alphabets go: accents off, special letters, Greek and Cyrillic spelt out, others dropped. */
export function foldToAscii(text: string): string {
  // Most is ASCII already.
  if (!/[^\0-\x7f]/.test(text)) return text;
  const parts = [...text.normalize('NFC')].map((char) => LETTERS.get(char) ?? char.normalize('NFKD').replace(/\p{M}+/gu, ''));
  return [...parts.join('')].map((char) => (char < '\u0080' ? char : (LETTERS.get(char) ?? ''))).join('');
}
