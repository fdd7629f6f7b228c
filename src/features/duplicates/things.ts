import type { Database } from '#database/connection.ts';
import type { Row } from './merge-record.ts';
import type { Question } from './undo-plan.ts';

/** What a row of a table is, for a person: its kind and what it is called. */
export interface Thing {
  kind: 'grant' | 'membership' | 'name' | 'theme' | 'address' | 'source' | 'record' | 'other';
  label: string;
}

/** What came, or was taken away, since a merge. */
export function thingOf(db: Database, question: Exclude<Question, { kind: 'changed' }>): Thing {
  if (question.kind === 'gone') return described(db, question.moved.table, question.moved.row ?? {});
  const [first] = question.rows;
  return described(db, first!.table, first!.row);
}

function described(db: Database, table: string, row: Row): Thing {
  const label = (kind: Thing['kind'], text: string, ...values: unknown[]): Thing => {
    const found = db.prepare<{ label: string }>(text).get(...values);
    return { kind, label: found?.label ?? String(values[0]) };
  };
  const grant = 'select coalesce(title, reference) as label from grants where id = ?';
  switch (table) {
    case 'grants':
      return label('grant', grant, row['id']);
    case 'grant_participants':
      return label('grant', grant, row['grant_id']);
    case 'memberships':
      return label(
        'membership',
        `select coalesce((select name from coalitions where id = ?), (select name from organisations where id = ?)) as label`,
        row['coalition_id'],
        row['network_id'],
      );
    case 'organisation_names':
      return { kind: 'name', label: String(row['name']) };
    case 'organisation_themes':
      return label(
        'theme',
        `select json_extract(names, '$.en') as label from themes where id = ?`,
        row['theme_id'],
      );
    case 'organisation_slugs':
      return { kind: 'address', label: String(row['slug']) };
    case 'citations':
      return label('source', 'select address as label from sources where id = ?', row['source_id']);
    case 'organisations':
      return { kind: 'record', label: String(row['name']) };
    default:
      return { kind: 'other', label: table.replaceAll('_', ' ') };
  }
}
