import type { languages } from 'monaco-editor/editor';

/** Colours for CEL. Monaco brings none. */
export const celLanguage: languages.IMonarchLanguage = {
  keywords: ['true', 'false', 'null', 'in'],
  tokenizer: {
    root: [
      [/\/\/.*$/, 'comment'],
      [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, 'string'],
      [/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?/, 'number'],
      [/[a-zA-Z_]\w*(?=\s*\()/, 'type.identifier'],
      [/[a-zA-Z_]\w*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[()[\]{}]/, '@brackets'],
      [/[<>=!&|?:+\-*/%]+/, 'operator'],
    ],
  },
};
