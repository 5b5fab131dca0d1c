import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/query-client.js';
import { useNoStrayFiles } from './frame/use-no-stray-files.js';
import { router } from './routes.js';
import { resolver, theme } from './theme/theme.js';

export function App() {
  useNoStrayFiles();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notifications position="bottom-left" limit={8} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
