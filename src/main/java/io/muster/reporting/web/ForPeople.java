package io.muster.reporting.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** For anybody who is signed in, except those who are nothing but a program. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize(
        "isAuthenticated() and (!hasAnyRole('APPLICATION', 'WORKER') or hasAnyRole('DEVELOPER', 'DESIGNER', 'VALIDATOR',"
                + " 'APPROVER', 'SECOND_APPROVER', 'OPERATOR', 'AUDITOR', 'ADMINISTRATOR'))")
@interface ForPeople {}
