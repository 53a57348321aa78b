import type { Drawing, Mark } from '#src/charts/drawing.ts';
import { classNames } from '#src/ui/class-names.ts';
import '#src/charts/drawing.css';

interface ChartDrawingProps {
  readonly drawing: Drawing;
  /** Read out in place of it; none where the text beside it says the same. */
  readonly label?: string;
  /** As wide as its place, with letters that grow with it; else one unit is one pixel, where the place is wide enough. */
  readonly isScaled?: boolean;
  readonly className?: string | undefined;
}

const DOT = 3;

/** Paints a drawing on the screen: looks are classes, colours are tokens. */
export function ChartDrawing({ drawing, label, isScaled = false, className }: ChartDrawingProps) {
  const { width, height, marks } = drawing;
  return (
    <svg
      data-chart=""
      className={classNames('drawing', className)}
      viewBox={`0 0 ${width} ${height}`}
      {...(isScaled ? {} : { width, height })}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {/* A chart is drawn anew as a whole: its marks have no identity but their place. */}
      {marks.map((mark, place) => (
        <Painted key={keyAt(place)} mark={mark} />
      ))}
    </svg>
  );
}

const keyAt = (place: number) => `mark-${place}`;

function Painted({ mark }: { readonly mark: Mark }) {
  const look = mark.look;
  switch (mark.shape) {
    case 'path':
      return <path className={look} d={mark.d} />;
    case 'rect':
      return <rect className={look} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
    case 'dot':
      return <circle className={look} cx={mark.x} cy={mark.y} r={DOT} />;
    case 'text':
      return (
        <text className={look} x={mark.x} y={mark.y} textAnchor={mark.anchor}>
          {mark.text}
        </text>
      );
  }
}
