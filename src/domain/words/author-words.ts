import type { AuthorNameRefusal } from '#src/domain/statements/author-name.ts';

export function authorNameRefusalText(refusal: AuthorNameRefusal): string {
  switch (refusal.kind) {
    case 'blank':
      return '请填姓名';
    case 'no-letters':
      return `「${refusal.text}」不是姓名。请填写真实姓名，不能只有数字或符号`;
  }
}
