/** A parsed key formula: the subset of Better BibTeX's formulas that the README lists. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly (number | string)[] }
  | { readonly kind: 'filter'; readonly name: FilterName; readonly of: Expression }
  | { readonly kind: 'sum'; readonly parts: readonly Expression[] }
  /** The first that is not empty: `a || b`, and whole patterns apart by `;`. */
  | { readonly kind: 'first'; readonly of: readonly Expression[] };

export const FUNCTIONS = ['auth', 'authEtal2', 'authorsAlpha', 'shorttitle', 'veryshorttitle', 'title', 'year', 'shortyear', 'arxivId'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export const FILTERS = ['lower', 'upper', 'capitalize', 'fold'] as const;
export type FilterName = (typeof FILTERS)[number];

/** What is wrong with a formula and where: an offset of its text. */
export interface FormulaProblem {
  readonly code: 'unknown-name' | 'unexpected' | 'unfinished';
  readonly at: number;
  readonly found: string;
}

export type ParsedFormula = { readonly expression: Expression } | { readonly problem: FormulaProblem };

interface Token {
  readonly text: string;
  readonly at: number;
}
const TOKEN = /\|\||[+;.,()]|\w+|'[^']*'|"[^"]*"|\S/g;
/** Brackets in brackets beyond this are no formula. */
const DEEPEST = 50;

/** Parses `auth.lower + shorttitle(3,3) + year`; as in Better BibTeX, `+` binds before `||`, and `||` before `;`. */
export function parseFormula(formula: string): ParsedFormula {
  const tokens = [...formula.matchAll(TOKEN)].map((found): Token => ({ text: found[0], at: found.index }));
  const parser = new Parser(tokens, formula.length);
  try {
    return { expression: parser.whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}

class Unreadable extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.code);
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  whole(): Expression {
    const expression = this.list(';', () => this.list('||', () => this.sum()));
    if (this.at < this.tokens.length) this.fail('unexpected');
    return expression;
  }

  private list(separator: string, read: () => Expression): Expression {
    const of = [read()];
    while (this.take(separator)) of.push(read());
    return of.length === 1 && of[0] ? of[0] : { kind: 'first', of };
  }

  private sum(): Expression {
    const parts = [this.term()];
    while (this.take('+')) parts.push(this.term());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'sum', parts };
  }

  private term(): Expression {
    let term = this.primary();
    while (this.take('.')) {
      const name = FILTERS.find((filter) => filter === this.peek());
      if (name === undefined) this.fail('unknown-name');
      this.at++;
      if (this.take('(')) this.expect(')');
      term = { kind: 'filter', name, of: term };
    }
    return term;
  }

  private primary(): Expression {
    const text = this.peek();
    if (text === '(') return this.bracket();
    if (/^['"]./.test(text)) {
      this.at++;
      return { kind: 'text', text: text.slice(1, -1) };
    }
    const name = FUNCTIONS.find((known) => known === text);
    if (name === undefined) this.fail(/^\w/.test(text) ? 'unknown-name' : 'unexpected');
    this.at++;
    return { kind: 'call', name, args: this.take('(') ? this.args() : [] };
  }

  private bracket(): Expression {
    if (++this.depth > DEEPEST) this.fail('unexpected');
    this.at++;
    const inside = this.list('||', () => this.sum());
    this.expect(')');
    this.depth--;
    return inside;
  }

  private args(): (number | string)[] {
    const args: (number | string)[] = [];
    while (!this.take(')')) {
      const text = this.peek();
      if (/^['"]./.test(text)) args.push(text.slice(1, -1));
      else if (/^\d{1,3}$/.test(text)) args.push(Number(text));
      else this.fail('unexpected');
      this.at++;
      if (this.peek() !== ')') this.expect(',');
    }
    return args;
  }

  private peek(): string {
    return this.tokens[this.at]?.text ?? '';
  }

  private take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail('unexpected');
  }

  private fail(code: FormulaProblem['code']): never {
    const token = this.tokens[this.at];
    throw new Unreadable(token ? { code, at: token.at, found: token.text } : { code: 'unfinished', at: this.length, found: '' });
  }
}
