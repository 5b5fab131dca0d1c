import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { Problem } from '../api/problem.js';
import { sessionQuery } from '../api/queries.js';
import { ClockProvider } from '../dates/clock-context.js';
import { Frame } from '../frame/frame.js';
import { LoadProblem } from '../frame/load-problem.js';
import { LiveProvider } from '../live/live-provider.js';
import { WhoContext } from './who.js';

/** Lets those in who have signed in, and brings the others back to where they wanted to go. */
export function SessionGate() {
  const { data: who, error, refetch } = useQuery(sessionQuery);
  const { pathname, search } = useLocation();
  if (who) {
    return (
      <WhoContext value={who}>
        <ClockProvider who={who}>
          <LiveProvider>
            <Frame />
          </LiveProvider>
        </ClockProvider>
      </WhoContext>
    );
  }
  if (error instanceof Problem && error.status === 401) {
    const wanted = pathname === '/' && !search ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${wanted}`} replace />;
  }
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  return null;
}
