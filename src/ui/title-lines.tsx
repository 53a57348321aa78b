import { Fragment } from 'react';

/** A title in the lines that it was given: no paper breaks it elsewhere. */
export function TitleLines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((text, at) => (
    <Fragment key={text}>
      {at === 0 ? null : <br />}
      {text}
    </Fragment>
  ));
}
