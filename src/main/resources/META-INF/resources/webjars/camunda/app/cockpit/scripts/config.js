// Stands in for Camunda's own, which sets nothing.
import '../../../../assets/webapps.js';

export default {
  // It would be asked for by the sign-in form, and answered with the login page and a session.
  disableWelcomeMessage: true,
};
