import { createBrowserRouter } from 'react-router';
import { PageProblem } from './frame/page-problem.js';
import { InboxPage } from './inbox/inbox-page.js';
import { SessionGate } from './session/session-gate.js';

/** The inbox comes with the first load; what is rarely looked at is fetched when it is. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('./session/sign-in-page.js')).SignInPage }),
    HydrateFallback: () => null,
    ErrorBoundary: PageProblem,
  },
  {
    path: '/setup',
    lazy: async () => ({ Component: (await import('./session/set-up-page.js')).SetUpPage }),
    HydrateFallback: () => null,
    ErrorBoundary: PageProblem,
  },
  {
    path: '/',
    Component: SessionGate,
    HydrateFallback: () => null,
    ErrorBoundary: PageProblem,
    children: [
      {
        Component: InboxPage,
        children: [{ index: true }, { path: 'conversations/:reference' }],
      },
      {
        path: 'channels',
        lazy: async () => ({ Component: (await import('./channels/channels-page.js')).ChannelsPage }),
      },
      {
        path: 'rules',
        lazy: async () => ({ Component: (await import('./rules/rules-page.js')).RulesPage }),
      },
      {
        path: 'charters',
        lazy: async () => ({ Component: (await import('./charters/charters-page.js')).ChartersPage }),
      },
      {
        path: 'targets',
        lazy: async () => ({ Component: (await import('./targets/targets-page.js')).TargetsPage }),
      },
      {
        path: 'calendars',
        lazy: async () => ({ Component: (await import('./calendars/calendars-page.js')).CalendarsPage }),
      },
      {
        path: 'templates',
        lazy: async () => ({ Component: (await import('./templates/templates-page.js')).TemplatesPage }),
      },
      {
        path: 'canned-replies',
        lazy: async () => ({
          Component: (await import('./canned-replies/canned-replies-page.js')).CannedRepliesPage,
        }),
      },
      {
        path: 'bodies',
        lazy: async () => ({ Component: (await import('./bodies/bodies-page.js')).BodiesPage }),
      },
      {
        path: 'writing',
        lazy: async () => ({ Component: (await import('./writing/writing-page.js')).WritingPage }),
      },
      {
        path: 'me',
        lazy: async () => ({ Component: (await import('./me/me-page.js')).MePage }),
      },
      {
        path: 'teams',
        lazy: async () => ({ Component: (await import('./teams/teams-page.js')).TeamsPage }),
      },
      {
        path: 'set-aside',
        lazy: async () => ({ Component: (await import('./set-aside/set-aside-page.js')).SetAsidePage }),
      },
      { path: '*', lazy: async () => ({ Component: (await import('./frame/nowhere-page.js')).NowherePage }) },
    ],
  },
]);
