/** Begins an upgrade of a database that takes for ever inside its transaction. */
import { openForWriting } from '../../../src/main/store/connection.ts';
import { copyDatabase, migrate } from '../../../src/main/store/migrate.ts';
import { migrations } from '../../../src/main/store/migrations/all.ts';

const [file = '', copy = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
const db = openForWriting(file);
migrate(db, () => copyDatabase(db, copy), [
  ...migrations,
  {
    version: 9990,
    name: 'slow',
    sql: `UPDATE cases SET title = 'changed by an upgrade that never ended';
      CREATE TABLE later (n INTEGER) STRICT;
      INSERT INTO later WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1e12) SELECT n FROM c;`,
  },
]);
