package io.muster.reporting.web;

import io.muster.security.ReadAccess;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Access for all signed-in users except those with only a program's role. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize(ReadAccess.INTERACTIVE)
@interface ForPeople {}
