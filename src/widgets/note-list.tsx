interface NoteListProps {
  readonly notes: readonly { readonly about: string; readonly text: string }[];
  readonly className: string | undefined;
}

/** What there is to read about a row, each with what it is about. */
export function NoteList({ notes, className }: NoteListProps) {
  return (
    <dl className={className}>
      {notes.map(({ about, text }) => (
        <div key={about}>
          <dt>{about}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
