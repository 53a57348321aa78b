import { createRoot } from 'react-dom/client';
import rows from './rows.json' with { type: 'json' };

/** The least that React needs to show the year view's table: same rows, same texts, no data behind them. */
function BareTable() {
  return (
    <table>
      <tbody>
        {rows.map(({ cells, id }) => (
          <tr key={id}>
            {cells.map((text, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- constants: they never move
              <td key={column} id={`cell-${id}-${column - 2}-value`}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<BareTable />);
