// Stands in for Camunda's own, with the same shortcuts.
import '../../../../assets/webapps.js';

export default {
  // It would be asked for by the sign-in form, and answered with the login page and a session.
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'Claim the task that is open' },
    focusFilter: { key: 'ctrl+shift+f', description: 'Go to the first filter' },
    focusList: { key: 'ctrl+alt+l', description: 'Go to the first task' },
    focusForm: { key: 'ctrl+alt+f', description: 'Go to the first field of the form' },
    startProcess: { key: 'ctrl+alt+p', description: 'Start a process' },
  },
};
