import { Link } from 'react-router';
import { texts } from '../texts.js';
import { Page } from './page.js';

export function NowherePage() {
  return (
    <Page title={texts.problems.nowhere}>
      <Link to="/">{texts.problems.toInbox}</Link>
    </Page>
  );
}
