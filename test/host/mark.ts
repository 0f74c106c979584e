/** Begins each line that mocha prints inside the extension host, to tell it from the editor's own log. */
export const testMark = '[test] ';
